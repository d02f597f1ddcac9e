{{- define "onefold.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "onefold.selector" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "onefold.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{ include "onefold.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "onefold.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "onefold.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end }}

{{- define "onefold.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end }}

{{- define "onefold.kafkaUser" -}}
{{- default (include "onefold.fullname" .) .Values.strimzi.user.name -}}
{{- end }}

{{- define "onefold.bootstrap" -}}
{{- if .Values.strimzi.enabled -}}
{{- printf "%s-kafka-bootstrap:%d" (required "strimzi.cluster is required: the name of the Kafka resource" .Values.strimzi.cluster) (int .Values.strimzi.port) -}}
{{- else -}}
{{- required "kafka.bootstrap is required: host:port of the brokers, or strimzi.enabled" .Values.kafka.bootstrap -}}
{{- end -}}
{{- end }}

{{/* The environment variable of one of Kafka's properties. */}}
{{- define "onefold.kafkaVariable" -}}
{{- printf "ONEFOLD_KAFKA_%s" (. | upper | replace "." "_") -}}
{{- end }}

{{/* Values that cannot work together are refused before anything is made. */}}
{{- define "onefold.check" -}}
{{- if and .Values.connectors (not .Values.connect.url) (gt (int .Values.replicas) 1) -}}
{{- fail "connectors with more than one replica need connect.url: each instance would run a worker of its own and read every source" -}}
{{- end -}}
{{- if le (int .Values.terminationGracePeriodSeconds) (add 90 (int .Values.preStopSeconds)) -}}
{{- fail "terminationGracePeriodSeconds must be more than 90 + preStopSeconds: an orderly stop may take 90 s" -}}
{{- end -}}
{{- if and .Values.persistence.storageClass (eq .Values.persistence.storageClass "-") -}}
{{- fail "persistence.storageClass is the name of a class: instances need volumes of their own" -}}
{{- end -}}
{{- end }}

{{- define "onefold.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "onefold.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What instances and collectors have in common. */}}
{{- define "onefold.env" -}}
# A pod's name stays with its volume, so an instance that comes back is known by the group and gets its tasks back at once.
- name: ONEFOLD_STREAMS_INSTANCE
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: ONEFOLD_CONFIG
  value: /etc/onefold/onefold.yaml
- name: ONEFOLD_DATA
  value: /var/lib/onefold
- name: ONEFOLD_JAVA_OPTS
  value: {{ .Values.javaOptions | quote }}
- name: ONEFOLD_COLLECTOR_HOST
  value: "0.0.0.0"
- name: ONEFOLD_COLLECTOR_PORT
  value: "8080"
- name: ONEFOLD_COLLECTOR_MAX_REQUEST
  value: {{ .Values.collector.maxRequest | quote }}
- name: ONEFOLD_COLLECTOR_ORIGINS
  value: {{ .Values.collector.origins | quote }}
- name: ONEFOLD_API_HOST
  value: "0.0.0.0"
- name: ONEFOLD_API_PORT
  value: "8090"
- name: ONEFOLD_BOOTSTRAP
  value: {{ include "onefold.bootstrap" . | quote }}
- name: ONEFOLD_REGISTRY_URL
  value: {{ required "registry.url is required: the schema registry" .Values.registry.url | quote }}
{{- if .Values.topics.prefix }}
- name: ONEFOLD_TOPICS_PREFIX
  value: {{ .Values.topics.prefix | quote }}
{{- end }}
- name: ONEFOLD_TOPICS_REPLICATION
  value: {{ .Values.topics.replication | quote }}
{{- if .Values.connectors }}
- name: ONEFOLD_CONNECTORS_FOLDER
  value: /etc/onefold-connectors
{{- end }}
{{- if .Values.connect.url }}
- name: ONEFOLD_CONNECTORS_URL
  value: {{ .Values.connect.url | quote }}
{{- end }}
{{- range $file, $variable := dict "segments.yaml" "ONEFOLD_SEGMENTS" "subscribers.yaml" "ONEFOLD_SUBSCRIBERS" "identity-rules.yaml" "ONEFOLD_IDENTITY_RULES" }}
{{- if hasKey $.Values.files $file }}
- name: {{ $variable }}
  value: /etc/onefold/{{ $file }}
{{- end }}
{{- end }}
{{- if .Values.strimzi.enabled }}
- name: ONEFOLD_KAFKA_SECURITY_PROTOCOL
  value: SASL_SSL
- name: ONEFOLD_KAFKA_SASL_MECHANISM
  value: SCRAM-SHA-512
- name: ONEFOLD_KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ include "onefold.kafkaUser" . }}
      key: sasl.jaas.config
- name: ONEFOLD_KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: ONEFOLD_KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/onefold-tls/cluster-ca/ca.crt
{{- end }}
{{- range $property, $value := .Values.kafka.properties }}
- name: {{ include "onefold.kafkaVariable" $property }}
  value: {{ $value | quote }}
{{- end }}
{{- range .Values.kafka.secretProperties }}
- name: {{ include "onefold.kafkaVariable" .property }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end }}
{{- if .Values.registry.basicAuth.existingSecret }}
- name: ONEFOLD_KAFKA_BASIC_AUTH_CREDENTIALS_SOURCE
  value: USER_INFO
- name: ONEFOLD_KAFKA_BASIC_AUTH_USER_INFO
  valueFrom:
    secretKeyRef:
      name: {{ .Values.registry.basicAuth.existingSecret }}
      key: {{ .Values.registry.basicAuth.key }}
{{- end }}
{{- with .Values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "onefold.mounts" -}}
- name: config
  mountPath: /etc/onefold
  readOnly: true
{{- if .Values.connectors }}
- name: connectors
  mountPath: /etc/onefold-connectors
  readOnly: true
{{- end }}
{{- if .Values.strimzi.enabled }}
- name: cluster-ca
  mountPath: /etc/onefold-tls/cluster-ca
  readOnly: true
{{- end }}
{{- range .Values.kafka.stores }}
- name: store-{{ .name }}
  mountPath: /etc/onefold-tls/{{ .name }}
  readOnly: true
{{- end }}
# Native libraries are unpacked here, which takes a file system that may hold programs.
- name: tmp
  mountPath: /tmp
{{- end }}

{{- define "onefold.volumes" -}}
- name: config
  configMap:
    name: {{ include "onefold.fullname" . }}
{{- if .Values.connectors }}
- name: connectors
  configMap:
    name: {{ include "onefold.fullname" . }}-connectors
{{- end }}
{{- if .Values.strimzi.enabled }}
- name: cluster-ca
  secret:
    secretName: {{ .Values.strimzi.cluster }}-cluster-ca-cert
{{- end }}
{{- range .Values.kafka.stores }}
- name: store-{{ .name }}
  secret:
    secretName: {{ .secret }}
{{- end }}
- name: tmp
  emptyDir:
    medium: Memory
    sizeLimit: 256Mi
{{- end }}

{{- define "onefold.probes" -}}
startupProbe:
  httpGet: { path: /health/live, port: api }
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: {{ div (add (int .Values.probes.startupSeconds) 4) 5 }}
livenessProbe:
  httpGet: { path: /health/live, port: api }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
# Not ready while state is being restored, however long: nothing is sent to it, and a rolling upgrade waits for it.
readinessProbe:
  httpGet: { path: /health/ready, port: api }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
{{- end }}

{{- define "onefold.preStop" -}}
lifecycle:
  preStop:
    exec:
      command: [sleep, {{ .Values.preStopSeconds | quote }}]
{{- end }}

{{- define "onefold.ports" -}}
- name: collector
  containerPort: 8080
- name: api
  containerPort: 8090
{{- end }}

{{- define "onefold.spread" -}}
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: {{ $.root.Values.topologySpread.whenUnsatisfiable }}
  labelSelector:
    matchLabels:
      {{- include "onefold.selector" $.root | nindent 6 }}
      app.kubernetes.io/component: {{ $.component }}
{{- end }}
{{- end }}

{{- define "onefold.podAnnotations" -}}
checksum/config: {{ toJson (list .Values.config .Values.files .Values.connectors) | sha256sum }}
{{- with .Values.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end }}
