<?php

use Illuminate\Support\Facades\Log;

$timeout = config('wechat.timeout', 30);
$debug = (bool) config('wechat.debug', true);
$region = env('SHOP_REGION_OF_NOWHERE', 'cn-north');
$made = env('SHOP_REGION_OF_NOWHERE', fn () => strtoupper('later'));
echo $timeout * 2, ' ', $debug ? 'debug' : 'quiet', ' ', $region, ' ', $made, ' ', config('wechat.nothing', 'unset');
Log::error('end');
