<?php

function label(string $state): string
{
    try {
        return match ($state) {
            'SUCCESS', 'REFUND' => 'paid',
            'NOTPAY' => 'open',
        };
    } catch (\UnhandledMatchError $e) {
        return 'unknown';
    }
}

echo label('REFUND'), label('NOTPAY'), label('odd');
