<?php

foreach (['ALL', 'REFUND'] as $type) {
    $response = $instance->v3->bill->tradebill->get(['query' => ['bill_date' => '2024-01-02', 'bill_type' => $type, 'tar_type' => 'GZIP']]);
    $data = json_decode((string) $response->getBody(), true);
    echo $type, ' ', $data['download_url'] ?? 'no url', ' ', $data['hash_type'] ?? 'no hash', "\n";
}
