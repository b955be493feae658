<?php

$codes = array_map(fn (int $n): string => sprintf('C%06X', $n * 7919), range(1, 4));
foreach (array_chunk($codes, 3) as $chunk) {
    $instance->chain('v3/marketing/busifavor/stocks/{stock_id}/couponcodes')->post(['stock_id' => '98065001', 'json' => ['coupon_code_list' => $chunk, 'upload_request_no' => 'u' . count($chunk)]]);
}
