<?php

use Psr\Http\Message\ResponseInterface;

$promise = $instance->v3->certificates->getAsync()->then(static function (ResponseInterface $response) {
    return $response->getStatusCode();
});
echo $promise->wait() + 1;
