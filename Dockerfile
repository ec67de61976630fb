# The API, the browser UI and the workers, for a PostgreSQL and a Valkey elsewhere: docs/operations.md.
FROM python:3.13-slim AS build
RUN apt-get update && apt-get install --yes --no-install-recommends make
WORKDIR /source
COPY . .
RUN make ui \
    && python -m venv /opt/maquette \
    && /opt/maquette/bin/pip install --no-cache-dir --no-deps --require-hashes -r locks/run.txt \
    && /opt/maquette/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
COPY --from=build /opt/maquette /opt/maquette
RUN useradd --uid 10001 --create-home --home-dir /data maquette
USER maquette
VOLUME /data
ENV PATH=/opt/maquette/bin:$PATH MAQUETTE_DATA_DIR=/data MAQUETTE_HOST=0.0.0.0 PYTHONUNBUFFERED=1
EXPOSE 8000
ENTRYPOINT ["maquette"]
CMD ["serve"]
