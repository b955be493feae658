<?php

class States
{
    public const PAID = 'SUCCESS';
    public const OPEN = ['NOTPAY', 'USERPAYING'];

    public static function label(string $state): string
    {
        switch ($state) {
            case 'SUCCESS':
                return 'paid';
            case 'REFUND':
            case 'REVOKED':
                return 'given back';
            case 'NOTPAY':
                $label = 'waiting';
                break;
            default:
                $label = 'over';
        }
        return $label;
    }

    public static function isOpen(string $state): bool
    {
        return in_array($state, self::OPEN, true);
    }
}

foreach (['SUCCESS', 'REVOKED', 'NOTPAY', 'CLOSED'] as $state) {
    echo $state, '=', States::label($state), States::isOpen($state) ? '!' : '', ';';
}
echo "\n";
if (States::PAID === 'SUCCESS') {
    echo $instance->chain('v3/certificates')->get()->getStatusCode(), "\n";
}
