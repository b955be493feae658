<?php

function order(string $no, int $total, ?string $attach = null, ?array $payer = null, bool $profit = false): array
{
    $body = ['out_trade_no' => $no, 'amount' => compact_amount($total)];
    if ($attach !== null) {
        $body['attach'] = $attach;
    }
    if ($payer) {
        $body['payer'] = $payer;
    }
    $profit and $body['settle_info'] = ['profit_sharing' => true];
    return array_filter($body, fn ($value) => $value !== '' && $value !== []);
}

function compact_amount(int $total): array
{
    return ['total' => $total, 'currency' => 'CNY'];
}

echo json_encode(order('a', 1)), json_encode(order('b', 2, '', ['openid' => 'o'], true)), json_encode(order('c', 3, payer: []));
