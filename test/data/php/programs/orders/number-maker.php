<?php

function outTradeNo(string $prefix, int $at, int $serial): string
{
    return $prefix . date('YmdHis', $at) . str_pad((string) $serial, 6, '0', STR_PAD_LEFT);
}

$numbers = array_map(fn ($serial) => outTradeNo('SH', 1700000000, $serial), range(8, 11));
echo implode(',', $numbers), ' ', strlen($numbers[0]), ' ', preg_match('/^SH\d{20}$/', $numbers[3]) ? 'ok' : 'bad';
