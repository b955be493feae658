try {
    $resp = $instance
    ->v3->pay->transactions->native
    ->post(['json' => ['mchid' => '1900006XXX']]);

    echo $resp->getStatusCode(), PHP_EOL;
    echo $resp->getBody(), PHP_EOL;
} catch (\Exception $e) {
    // 进行错误处理
    echo $e->getMessage(), PHP_EOL;
    if ($e instanceof \GuzzleHttp\Exception\RequestException && $e->hasResponse()) {
        $r = $e->getResponse();
        echo $r->getStatusCode() . ' ' . $r->getReasonPhrase(), PHP_EOL;
    }
    echo $e->getTraceAsString(), PHP_EOL;
}
