<?php

class Numbers
{
    private static int $next = 1;

    public const PREFIX = 'T';

    public static function next(): string
    {
        $number = self::$next;
        self::$next++;
        return self::PREFIX . str_pad((string) $number, 6, '0', STR_PAD_LEFT);
    }

    public static function day(int $time): string
    {
        return date('Ymd', $time);
    }
}

$first = Numbers::next();
$second = Numbers::next();
echo $first, ' ', $second, ' ', strlen($first), "\n";
foreach ([$first, $second] as $no) {
    $instance->chain('v3/pay/transactions/out-trade-no/{out_trade_no}/close')->post(['out_trade_no' => $no, 'json' => ['mchid' => '1900000109']]);
}
