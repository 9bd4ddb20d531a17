#!/bin/sh
# Writes deploy/nginx.conf without TLS, for instances on a closed network or behind something that ends TLS.
#   sh deploy/nginx-plain.sh deploy/nginx.conf 127.0.0.1:8080 10.0.0.5:8080 10.0.0.6:8080     file, where to listen, instances
set -eu
file="$1" listen="$2"
shift 2
servers="$*" awk -v listen="$listen" '
  /^server \{/ { block++ }
  block == 1 { next }
  /ssl_|\[::\]|server_name/ { next }
  /server 127.0.0.1:8080/ { n = split(ENVIRON["servers"], each, " "); for (i = 1; i <= n; i++) printf "    server %s max_fails=0;\n", each[i]; next }
  /# server 127.0.0.1:8081/ { next }
  { sub(/listen 443 ssl http2/, "listen " listen); sub(/ Secure;/, ""); print }
' "$file"
