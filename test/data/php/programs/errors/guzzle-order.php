<?php

use GuzzleHttp\Exception\ClientException;
use GuzzleHttp\Exception\RequestException;

try {
    $status = $instance->chain('v3/certificates')->get()->getStatusCode();
    echo $status;
} catch (ClientException $e) {
    echo 'client';
} catch (RequestException $e) {
    echo $e->hasResponse() ? $e->getResponse()->getStatusCode() : 'none';
} catch (\Throwable $e) {
    echo $e->getMessage();
}
