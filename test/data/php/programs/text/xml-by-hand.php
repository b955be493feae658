<?php

function toXml(array $fields): string
{
    $xml = '<xml>';
    foreach ($fields as $key => $value) {
        $xml .= is_numeric($value) ? "<{$key}>{$value}</{$key}>" : "<{$key}><![CDATA[{$value}]]></{$key}>";
    }
    return $xml . '</xml>';
}

echo toXml(['appid' => 'wx1', 'total_fee' => 100, 'price' => 1.5, 'body' => '<支付>', 'n' => '007', 'e' => '']);
