<?php

use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

$stack = $instance->getDriver()->select()->getConfig('handler');
$stack->unshift(Middleware::retry(
    function (int $retries, RequestInterface $request, ?ResponseInterface $response = null, ?\Throwable $error = null) {
        if ($retries >= 2) {
            return false;
        }
        return $error !== null || $response !== null && $response->getStatusCode() === 200;
    },
    function (int $retries) {
        return $retries * 2;
    }
), 'again');
$instance->chain('v3/certificates')->get();
