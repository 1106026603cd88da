FROM python:3.11-slim AS assets
WORKDIR /app
COPY requirements/all.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/all.txt
COPY . .
RUN python manage.py frontend_assets && python manage.py collectstatic --noinput

FROM python:3.11-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home learning \
 && install --directory --owner learning --mode 700 /files
WORKDIR /app
COPY requirements/app.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/app.txt
COPY . .
COPY --from=assets /app/staticfiles staticfiles
ENV DJANGO_SETTINGS_MODULE=learning_org.settings.production PYTHONUNBUFFERED=1 FILES_ROOT=/files
USER learning
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--logger-class", "learning_org.gunicorn_logger.Logger", "--no-control-socket", "learning_org.wsgi"]
