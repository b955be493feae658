<?php

namespace App\Http\Controllers;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Log;

final class RefundNotify
{
    public function __invoked(Request $request)
    {
        Log::debug('refund callback', ['headers' => $request->headers->all('wechatpay-nonce'), 'ip' => $request->ip()]);
        if (!$request->hasHeader('Wechatpay-Signature')) {
            return response('no signature', 401);
        }
        if ($request->isMethod('get')) {
            return response('', 405);
        }
        return response()->noContent();
    }
}

$reply = (new RefundNotify())->__invoked(request());
echo $reply->getStatusCode(), '[', $reply->getContent(), ']';
