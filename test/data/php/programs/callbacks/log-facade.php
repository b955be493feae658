<?php

use Illuminate\Support\Facades\Log;

foreach (['a' => 1, 'b' => 0] as $no => $count) {
    if ($count === 0) {
        Log::error("order {$no} is empty", ['count' => $count, 'at' => '商户']);
        continue;
    }
    Log::info('order', [$no, $count]);
}
\Log::critical('last', ['ok' => true, 'rate' => 0.5, 'none' => null]);
