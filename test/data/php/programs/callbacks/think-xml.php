<?php

use WeChatPay\Transformer;

function reply(string $code, string $message): string
{
    return '<xml><return_code><![CDATA[' . $code . ']]></return_code><return_msg><![CDATA[' . $message . ']]></return_msg></xml>';
}

$raw = request()->getInput();
if (strpos($raw, '<xml') !== 0) {
    echo reply('FAIL', 'not xml');
} else {
    echo reply('SUCCESS', 'OK');
}
