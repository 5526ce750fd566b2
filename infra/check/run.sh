#!/usr/bin/env bash
# Lints the template, translates it as AWS does and deploys it to moto. Requires the packages in requirements.txt.
set -euo pipefail
cd "$(dirname "$0")"
cfn-lint ../template.yaml ../starter/roles.yaml
python3 -W ignore translate.py
python3 -W ignore deploy.py
