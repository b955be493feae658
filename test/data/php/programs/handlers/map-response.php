<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\ResponseInterface;

$statuses = [];
$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->unshift(Middleware::mapResponse(function (ResponseInterface $response) use (&$statuses) {
    $statuses[] = $response->getStatusCode();
    return $response;
}), 'status');
$instance->chain('v3/certificates')->get();
$instance->chain('v3/certificates')->get();
echo implode(',', $statuses);
