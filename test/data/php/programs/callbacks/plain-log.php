<?php

$input = json_decode(file_get_contents('php://input'), true);
$line = sprintf("[%s] %s %s", date('Y-m-d H:i:s', (int) $_SERVER['HTTP_WECHATPAY_TIMESTAMP']), $input['event_type'], $input['id']);
echo $line, "\n";
echo mb_substr($input['summary'], 0, 2), mb_strlen($input['summary']), "\n";
