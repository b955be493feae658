<?php

use Illuminate\Http\JsonResponse;

$reply = new JsonResponse(['code' => 'SUCCESS', 'list' => [1.5, null, true]], 200);
$reply->header('X-A', '1')->setStatusCode(201);
$text = response('plain', 200, ['Content-Type' => 'text/plain']);
echo $reply->getStatusCode(), $reply->getContent(), $text->getContent(), response()->json(null)->getContent(), response()->make('made', 418)->getStatusCode();
