{{/* Labels that tell the parts of one installation apart. Call with (dict "root" $ "part" "registry"). */}}
{{- define "sparse-adapter.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{- define "sparse-adapter.labels" -}}
{{ include "sparse-adapter.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* The tag of all images: the chart's appVersion unless another is given. */}}
{{- define "sparse-adapter.tag" -}}
{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "sparse-adapter.name" -}}
{{ printf "%s-%s" .root.Release.Name .part | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "sparse-adapter.blobs-claim" -}}
{{ default (printf "%s-blobs" .Release.Name) .Values.blobs.existingClaim }}
{{- end }}

{{/* What every service is told. */}}
{{- define "sparse-adapter.common-env" -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ .root.Values.kafka.bootstrapServers | quote }}
{{- with .root.Values.kafka.extraEnv }}
{{ toYaml . }}
{{- end }}
- name: MP_JWT_VERIFY_ISSUER
  value: {{ .root.Values.jwt.issuer | quote }}
- name: MP_JWT_VERIFY_AUDIENCES
  value: {{ .root.Values.jwt.audience | quote }}
- name: MP_JWT_VERIFY_PUBLICKEY_LOCATION
  value: {{ .root.Values.jwt.jwksUrl | quote }}
- name: SPARSE_ADAPTER_MODELS_FOLDER
  value: {{ .root.Values.models.mountPath | quote }}
{{- end }}

{{/* What a service that computes is told beside. Call with root, threads, device. */}}
{{- define "sparse-adapter.compute-env" -}}
- name: SPARSE_ADAPTER_REGISTRY_URL
  value: http://{{ include "sparse-adapter.name" (dict "root" .root "part" "registry") }}:8080
- name: SPARSE_ADAPTER_SERVICE_TOKEN_FILE
  value: /var/run/sparse-adapter/token
- name: SPARSE_ADAPTER_CACHE_FOLDER
  value: /cache
- name: SPARSE_ADAPTER_DEVICE
  value: {{ .device | quote }}
- name: SPARSE_ADAPTER_THREADS
  value: {{ .threads | quote }}
- name: OMP_NUM_THREADS
  value: {{ .threads | quote }}
{{- end }}

{{/* A service that computes. Call with root, part, image, tag, replicas, threads, device, resources, port. */}}
{{- define "sparse-adapter.compute-deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "sparse-adapter.name" . }}
  labels:
    {{- include "sparse-adapter.labels" . | nindent 4 }}
spec:
  {{- if .replicas }}
  replicas: {{ .replicas }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "sparse-adapter.selector" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "sparse-adapter.labels" . | nindent 8 }}
    spec:
      automountServiceAccountToken: false
      # A worker writes a checkpoint and gives its claim back before it leaves.
      terminationGracePeriodSeconds: 60
      {{- with .root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        fsGroup: 10001
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: {{ .image }}
          image: "{{ .root.Values.image.repository }}/{{ .image }}:{{ .tag }}"
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          ports:
            - name: http
              containerPort: {{ .port }}
          env:
            {{- include "sparse-adapter.common-env" . | nindent 12 }}
            {{- include "sparse-adapter.compute-env" . | nindent 12 }}
          {{- include "sparse-adapter.probes" . | nindent 10 }}
          resources:
            {{- toYaml .resources | nindent 12 }}
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: models
              mountPath: {{ .root.Values.models.mountPath }}
              readOnly: true
            - name: service-token
              mountPath: /var/run/sparse-adapter
              readOnly: true
            - name: cache
              mountPath: /cache
      volumes:
        - name: models
          persistentVolumeClaim:
            claimName: {{ .root.Values.models.existingClaim }}
            readOnly: true
        - name: service-token
          secret:
            secretName: {{ .root.Values.serviceToken.secretName }}
        - name: cache
          emptyDir: {}
{{- end }}

{{- define "sparse-adapter.probes" -}}
startupProbe:
  httpGet: {path: /q/health/live, port: http}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /q/health/live, port: http}
  periodSeconds: 10
readinessProbe:
  httpGet: {path: /q/health/ready, port: http}
  periodSeconds: 5
{{- end }}
