<?php

$promises = [
    'a' => $instance->chain('v3/refund/domestic/refunds')->postAsync(['json' => ['out_refund_no' => 'a']]),
    'b' => $instance->chain('v3/refund/domestic/refunds')->postAsync(['json' => ['out_refund_no' => 'b']]),
];
foreach ($promises as $no => $promise) {
    echo $no, $promise->wait()->getStatusCode(), ' ';
}
