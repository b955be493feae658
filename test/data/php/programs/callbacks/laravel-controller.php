<?php

namespace App\Http\Controllers;

use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Log;
use WeChatPay\Crypto\AesGcm;

class NotifyController extends Controller
{
    public function paid(Request $request): JsonResponse
    {
        $body = $request->getContent();
        $inBody = json_decode($body, true);
        if ($request->header('Wechatpay-Serial') === null || ($inBody['event_type'] ?? '') !== 'TRANSACTION.SUCCESS') {
            return response()->json(['code' => 'FAIL', 'message' => 'unknown event'], 400);
        }
        ['ciphertext' => $ciphertext, 'nonce' => $nonce, 'associated_data' => $aad] = $inBody['resource'];
        $order = json_decode(AesGcm::decrypt($ciphertext, config('wechat.apiv3_key'), $nonce, $aad), true);
        Log::info('paid', ['no' => $order['out_trade_no'], 'total' => $order['amount']['total']]);
        return response()->json(['code' => 'SUCCESS', 'message' => '成功', 'url' => 'a/b']);
    }
}

class Controller
{
}

$reply = (new NotifyController())->paid(Request::capture());
echo $reply->getStatusCode(), ' ', $reply->getContent(), "\n";
