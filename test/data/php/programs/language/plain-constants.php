<?php

const VERSION = '1.2';
const LIMITS = ['min' => 1, 'max' => 10];
const DERIVED = VERSION . '-' . 'beta';

class Api
{
    const BASE = 'https://api.mch.weixin.qq.com';
    const PATHS = ['native' => self::BASE . '/v3/pay/transactions/native'];
}

function limit(string $name): int
{
    return LIMITS[$name] ?? -1;
}

echo VERSION, LIMITS['max'], DERIVED, Api::PATHS['native'], PHP_INT_SIZE, limit('min'), limit('x');
