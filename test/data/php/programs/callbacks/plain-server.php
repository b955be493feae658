<?php

$signature = $_SERVER['HTTP_WECHATPAY_SIGNATURE'] ?? '';
$serial = $_SERVER['HTTP_WECHATPAY_SERIAL'] ?? '';
$timestamp = $_SERVER['HTTP_WECHATPAY_TIMESTAMP'] ?? '0';
$nonce = $_SERVER['HTTP_WECHATPAY_NONCE'] ?? '';
echo strlen($signature), ' ', $serial, ' ', (int) $timestamp + 1, ' ', $nonce, "\n";
echo $_SERVER['REQUEST_METHOD'], ' ', $_SERVER['REQUEST_URI'], ' ', $_SERVER['HTTP_X_MISSING'] ?? 'none', "\n";
