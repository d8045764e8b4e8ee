# Each target sets up what it needs by itself; nothing but Python >= 3.11, git and make has to be there.
.DEFAULT_GOAL := help
.PHONY: help chat bot test crashes soak bench pictures docs format lock sbom image-check clean

ARGS ?=

help: ## list the targets
	@awk -F ': ## ' '/^[a-z-]+: ## / {printf "make %-11s %s\n", $$1, $$2}' Makefile

chat: ## ask about the workshop in the terminal
	@.ci/setup runtime
	@.venv/bin/workshop-bot chat --knowledge knowledge/ $(ARGS)

bot: ## answer in Discord (needs DISCORD_TOKEN: docs/discord.md)
	@.ci/setup runtime
	@exec .venv/bin/workshop-bot run $(ARGS)

test: ## run every check (ARGS="-k deadline" chooses tests)
	@.ci/setup dev
	@.ci/gate $(ARGS)

crashes: ## kill the bot again and again while it delivers (half an hour; ARGS="--kills 50")
	@.ci/setup dev
	@.venv/bin/python -m tests.reliability $(ARGS)
	@.venv/bin/python -m tests.reliability --no-nonces $(ARGS)
	@.venv/bin/python -m tests.reliability --database postgres --replicas 2 $(ARGS)
	@.venv/bin/python -m tests.reliability --database postgres --replicas 2 --no-nonces $(ARGS)

soak: ## keep the bot busy while much goes wrong (half an hour; ARGS="--minutes 5")
	@.ci/setup dev
	@.venv/bin/python -m tests.soak $(ARGS)

bench: ## measure speed and quality beside the alternatives
	@.ci/setup dev
	@.venv/bin/python -m tests.benchmarks $(ARGS)

pictures: ## draw the docs' pictures of answers anew (needs Chromium)
	@.ci/setup dev
	@.venv/bin/python -m tests.pictures

docs: ## build the pages of docs/ in dist/site (ARGS=serve shows them while you write)
	@.ci/setup dev
	@NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs $(or $(ARGS),build --strict)

format: ## lay the code out and mend what ruff can mend
	@.ci/setup dev
	@.venv/bin/ruff format
	@.venv/bin/ruff check --fix

# Versions that are locked stay; ARGS=--upgrade brings all to the newest, ARGS="--upgrade-package rich" one.
# 3.11 is the oldest Python of `requires-python`: the locks hold for it and for each newer one.
LOCK = .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: ## choose dependency versions for pyproject.toml
	@.ci/setup dev
	@$(LOCK) --group build --output-file requirements.lock $(ARGS)
	@$(LOCK) --group build --group dev --constraints requirements.lock \
		--output-file requirements-dev.lock $(ARGS)

sbom: ## list what runs, for audits (dist/sbom.cdx.json)
	@.ci/setup dev
	@.ci/sbom $(ARGS)

image-check: ## build the image without a container engine, and try it (needs root, and Debian or Ubuntu)
	@.ci/setup dev
	@.ci/image-check

clean: ## remove the environment and all caches
	@rm -rf .venv .cache .hypothesis dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
