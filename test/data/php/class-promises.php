<?php

use WeChatPay\BuilderChainable;

class Certificates
{
    public function __construct(private BuilderChainable $client)
    {
    }

    public function status(): int
    {
        $status = $this->client->v3->certificates->getAsync()->then(static function ($response) {
            return $response->getStatusCode();
        })->wait();
        return $status;
    }

    public function show(): void
    {
        $this->client->chain('v3/certificates')->getAsync()
            ->then(function ($response) {
                echo $response->getBody(), PHP_EOL;
            })
            ->otherwise(function ($e) {
                echo $e->getMessage(), PHP_EOL;
            })
            ->wait();
    }
}

$certificates = new Certificates($instance);
echo $certificates->status(), PHP_EOL;
$certificates->show();
$promise = $instance->v3->certificates->getAsync()->then(fn ($response) => $response->getStatusCode());
$code = $promise->wait();
echo $code, PHP_EOL;
