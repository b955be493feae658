<?php

function send($client, array $order): ?string
{
    if (empty($order['no'])) {
        return null;
    }
    if (($order['total'] ?? 0) <= 0) {
        return 'zero';
    }
    $client->chain('v3/pay/transactions/native')->post(['json' => ['out_trade_no' => $order['no']]]);
    return 'sent';
}

foreach ([[], ['no' => 'a'], ['no' => 'b', 'total' => 1]] as $order) {
    echo send($instance, $order) ?? 'null', ' ';
}
