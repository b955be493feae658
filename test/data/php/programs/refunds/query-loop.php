<?php

$numbers = ['r1', 'r2', 'r3'];
$results = [];
foreach ($numbers as $i => $number) {
    $data = json_decode((string) $instance->chain('v3/refund/domestic/refunds/{out_refund_no}')->get(['out_refund_no' => $number])->getBody(), true);
    $results[$number] = $data['code'] . $i;
}
echo http_build_query($results), ' ', count($results);
