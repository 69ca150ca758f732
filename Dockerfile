# Build:  docker build -t ips-matcher .
# Run:    docker run -p 8000:8000 -v ips-matcher:/data ips-matcher
#         with PostgreSQL: add -e DATABASE_URL=postgresql://user:password@host/name
# More:   docs/running.md
#
# Any base with Python 3.11 or newer and its venv module will do:
#         docker build --build-arg BASE=my-debian-with-python .
ARG BASE=python:3.12-slim-bookworm

# The style sheet and the package.
FROM ${BASE} AS build
WORKDIR /src
COPY requirements requirements
RUN python3 -m venv /tools \
    && /tools/bin/pip install --no-cache-dir --require-hashes \
        -r requirements/build.txt -r requirements/node.txt
COPY package.json package-lock.json ./
COPY scripts/build_assets.py scripts/
RUN /tools/bin/python scripts/build_assets.py
COPY pyproject.toml README.md LICENSE ./
COPY data data
COPY matcher matcher
COPY api api
RUN /tools/bin/python -m hatchling build --target wheel

# The pinned dependencies and the package, in an environment that has no installer of its own.
FROM ${BASE} AS installed
COPY requirements/run.txt /tmp/
RUN python3 -m venv /tools \
    && python3 -m venv --without-pip /app \
    && /tools/bin/pip --python /app/bin/python install --no-cache-dir --no-compile \
        --require-hashes -r /tmp/run.txt \
    && find /app/lib -type d -name tests -prune -exec rm -rf {} +
COPY --from=build /src/dist/*.whl /tmp/
# Compiled once for good: copying rounds the files' times, and code compiled for another time is
# compiled again at every start by a user who can't write it down.
RUN /tools/bin/pip --python /app/bin/python install --no-cache-dir --no-compile --no-deps /tmp/*.whl \
    && /app/bin/python -m compileall -q --invalidation-mode unchecked-hash /app/lib

# What runs: the same Python and that environment, as a user who owns nothing but the data.
FROM ${BASE}
COPY --from=installed /app /app
RUN install -d -m 700 -o 10001 -g 10001 /data
USER 10001:10001
ENV IPS_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
# http.client, because urllib would ask a proxy that the environment names.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["/app/bin/python", "-ISc", "import http.client as h, sys; c = h.HTTPConnection('127.0.0.1', 8000, timeout=4); c.request('GET', '/readyz'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["/app/bin/ips-matcher"]
CMD ["serve", "--host", "0.0.0.0"]
