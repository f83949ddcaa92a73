#!/bin/sh
# 有逾期的才发信：没有逾期时什么也不印，不发信。
#
#   due-mail.sh 收件人@邮箱                把信（信头和表）印出来
#   due-mail.sh 收件人@邮箱 sendmail -t    有逾期时把信交给后面的命令寄出
#
# RENDA 指明 renda 在哪里（默认按 PATH 找），RENDA_DB 指明数据库。renda 自身出错时退出码照原样，错误印在标准错误。
set -eu

if [ $# -eq 0 ]; then
    echo "请写收件人，如 due-mail.sh 收件人@邮箱 sendmail -t" >&2
    exit 2
fi
to=$1
shift

# 0: nothing is late; 1: something is; anything else: the list could not be made, and renda has said why.
code=0
list=$(PYTHONUTF8=1 "${RENDA:-renda}" due --format plain) || code=$?
if [ $code -ne 1 ]; then
    exit $code
fi

# How many are late stands in the first line. A subject may hold nothing but ASCII, hence the encoded word (RFC 2047).
late=$(printf '%s\n' "$list" | sed -n '1s/.*：\(逾期 [0-9]* 项\).*/\1/p')
subject=$(printf '%s' "代表建议${late:-有逾期}" | base64 | tr -d '\n')

if [ $# -eq 0 ]; then
    set -- cat
fi
printf '%s\n' "To: $to" "Subject: =?UTF-8?B?$subject?=" "MIME-Version: 1.0" "Content-Type: text/plain; charset=UTF-8" \
    "Content-Transfer-Encoding: 8bit" "" "$list" | "$@"
