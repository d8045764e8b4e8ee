# The bot in one container; compose.yaml says how it is run. `make image-check` builds and tries it without an engine.
#
# Any base with Debian's useradd and Python 3.11 or newer with its venv module will do:
#   docker build --build-arg BASE=python:3.14-slim --tag workshop-bot .
ARG BASE=python:3.13-slim

FROM ${BASE} AS build
WORKDIR /app
RUN python3 -m venv /opt/venv

# The dependencies by themselves: this step is repeated only when the lock has changed.
COPY requirements.lock ./
RUN /opt/venv/bin/pip install --quiet --disable-pip-version-check --no-cache-dir --no-compile \
        --only-binary :all: --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY bot bot
# What nothing imports is left out: pip, what builds, tests, stubs and sources of C.
RUN /opt/venv/bin/pip install --quiet --disable-pip-version-check --no-cache-dir --no-compile \
        --no-deps --no-build-isolation . \
    && /opt/venv/bin/pip uninstall --quiet --yes flit-core pip \
    && find /opt/venv/lib -type d -name tests -prune -exec rm -r {} + \
    && find /opt/venv/lib -type f \( -name '*.[ach]' -o -name '*.[ch]pp' -o -name '*.px[di]' -o -name '*.py[ix]' \) -delete

# Nothing can be written later, so all is compiled now, and trusted whatever time a copied file bears.
RUN /opt/venv/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/venv/lib

# In a checkout that only its owner may read, the files would be the image's root's alone.
COPY knowledge knowledge
RUN chmod -R a+rX knowledge


FROM ${BASE}
# One arena for all threads: glibc would keep one for each, which costs the few that there are 8 MB.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=1
WORKDIR /app
# The number is fixed: it owns what is in the volume, whatever the base.
RUN useradd --system --uid 10001 --user-group --no-log-init --no-create-home --home-dir /app \
        --shell /usr/sbin/nologin bot \
    && install --directory --owner=bot --group=bot data \
    && rm -rf /usr/local/bin/pip* /usr/local/lib/python3.*/ensurepip \
        /usr/local/lib/python3.*/site-packages/pip* /usr/share/python-wheels
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app/knowledge knowledge
# Python's images come without bytecode of the standard library: this writes it for what the bot uses.
RUN python3 -c "import asyncpg, bot.cli.application, bot.settings, bot.storage.stores, \
bot.frontends.discord_app.client, bot.frontends.web.server"
ENV PYTHONDONTWRITEBYTECODE=1

USER 10001:10001
VOLUME ["/app/data"]
EXPOSE 8095
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["workshop-bot", "health"]
ENTRYPOINT ["workshop-bot"]
CMD ["run"]

# Last, for they change with each build.
ARG VERSION=unknown
ARG REVISION=unknown
ARG CREATED=unknown
ARG SOURCE=unknown
LABEL org.opencontainers.image.title="workshop-bot" \
    org.opencontainers.image.description="A self-hosted Discord bot that answers attendees' questions about a scientific workshop" \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.revision="${REVISION}" \
    org.opencontainers.image.created="${CREATED}" \
    org.opencontainers.image.source="${SOURCE}"
