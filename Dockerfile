# Build:  docker build -t ips-matcher .
# Run:    docker run -p 8000:8000 -v ips-matcher:/data ips-matcher
#         with PostgreSQL: add -e DATABASE_URL=postgresql://user:password@host/name
#
# Any base with Python 3.11 or newer and its venv module will do:
#         docker build --build-arg BASE=my-debian-with-python .
ARG BASE=python:3.12-slim-bookworm

# The style sheet and the package.
FROM ${BASE} AS build
WORKDIR /src
RUN python3 -m venv /tools
COPY requirements requirements
RUN /tools/bin/pip install --no-cache-dir --require-hashes -r requirements/node.txt \
    && /tools/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY package.json package-lock.json pyproject.toml README.md LICENSE ./
COPY scripts scripts
COPY data data
COPY matcher matcher
COPY api api
RUN /tools/bin/python scripts/build_assets.py \
    && /tools/bin/python -m hatchling build --target wheel

# What runs: the same Python, the pinned dependencies, the package.
FROM ${BASE} AS installed
RUN python3 -m venv /app
COPY requirements/run.txt /tmp/run.txt
RUN /app/bin/pip install --no-cache-dir --require-hashes -r /tmp/run.txt
COPY --from=build /src/dist/*.whl /tmp/
RUN /app/bin/pip install --no-cache-dir --no-deps /tmp/*.whl \
    && /app/bin/python -m compileall -q /app/lib \
    && rm -rf /app/lib/python3*/site-packages/pip*

FROM ${BASE}
COPY --from=installed /app /app
RUN mkdir -p /data && chown 10001:10001 /data
USER 10001:10001
ENV IPS_HOME=/data PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["/app/bin/python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["/app/bin/ips-matcher"]
CMD ["serve", "--host", "0.0.0.0"]
