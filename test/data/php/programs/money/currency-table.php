<?php

const DIGITS = ['CNY' => 2, 'JPY' => 0, 'KWD' => 3];

function minor(string $amount, string $currency): int
{
    return (int) bcmul($amount, bcpow('10', (string) (DIGITS[$currency] ?? 2)), 0);
}

echo minor('19.90', 'CNY'), ' ', minor('1200', 'JPY'), ' ', minor('1.234', 'KWD'), ' ', minor('5', 'EUR');
