<?php

use GuzzleHttp\MessageFormatter;
use GuzzleHttp\Middleware;
use Illuminate\Support\Facades\Log;
use Psr\Log\LoggerInterface;

class Wire
{
    public static function watch($stack, LoggerInterface $logger): void
    {
        $stack->unshift(Middleware::log($logger, new MessageFormatter('{method} {target} {code}')), 'log');
    }
}

Log::info('ready');
