<?php

function order(string $no, int $total = 1, string $currency = 'CNY', bool $profit = false): string
{
    return "{$no} {$total} {$currency} " . ($profit ? 'yes' : 'no');
}

echo order('a', profit: true), '; ', order(total: 5, no: 'b'), '; ', order('c', currency: 'HKD'), '; ', number_format(num: 1234.5, decimals: 1);
