<?php

$masked = preg_replace_callback('/"(?<key>\w+)":"(?<value>[^"]*)"/', function (array $match): string {
    $secret = in_array($match['key'], ['openid', 'mobile'], true);
    return "\"{$match['key']}\":\"" . ($secret ? substr($match['value'], 0, 3) . '***' : $match['value']) . '"';
}, '{"openid":"oUpF8uMu","no":"a-1","mobile":"13800138000"}');
echo $masked;
