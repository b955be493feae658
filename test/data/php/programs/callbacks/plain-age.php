<?php

$age = 1700000400 - intval($_SERVER['HTTP_WECHATPAY_TIMESTAMP']);
if ($age > 300) {
    http_response_code(400);
    echo "too old: {$age} seconds";
    return;
}
echo 'fresh';
