# What developers run. Every line is one command that also works by hand; `make` alone prints this list.
# MODULE=agent-processor narrows a target to a module and what it needs, TEST=RunTableTest to one test class.

JAVA_HOME := $(shell .mvn/find-jdk 2>/dev/null)
export JAVA_HOME
export MAVEN_OPTS += --sun-misc-unsafe-memory-access=allow

maven := ./mvnw $(if $(MODULE),-pl $(MODULE) -am) $(if $(TEST),-Dtest=$(TEST) -Dsurefire.failIfNoSpecifiedTests=false)

.DEFAULT_GOAL := help
.PHONY: help dev check quick format golden docs jdk

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

dev: ## start everything in this process group: Kafka, the services, the scripted model
	./taffrail up

check: ## everything that has to pass before a change lands; exactly what CI runs
	.ci/run

quick: jdk ## compile and test without the slower checks
	$(maven) -q -Dquick test

format: jdk ## rewrite every Java file the way the build wants it
	./mvnw -q -N spotless:apply

golden: jdk ## run the tests and rewrite the golden files; read the diff before it is committed
	$(maven) -q -Dquick -Dgolden.update=true test
	git status --short

docs: golden ## the same: the pages in docs/reference are golden files

jdk:
	@.mvn/find-jdk >/dev/null
