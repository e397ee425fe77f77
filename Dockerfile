# One image for the web server and the worker; docker-compose.yml says which is which.
FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /ilot
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN pybabel -q compile -d web/translations \
    && useradd --system --home /ilot ilot && mkdir -p var && chown ilot var
USER ilot
VOLUME /ilot/var
EXPOSE 8000
CMD ["python", "-m", "jobs", "serve", "--host", "0.0.0.0"]
