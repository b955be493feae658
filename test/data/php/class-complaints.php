<?php

use WeChatPay\BuilderChainable;

class Complaints
{
    public function __construct(private BuilderChainable $client, private string $mchid)
    {
    }

    public function list(string $from, string $until, int $page = 0): int
    {
        $limit = 10;
        $response = $this->client->v3->merchantService->complaintsV2->get(['query' => [
            'limit' => $limit,
            'offset' => $page * $limit,
            'begin_date' => $from,
            'end_date' => $until,
            'complainted_mchid' => $this->mchid,
        ]]);
        return $response->getStatusCode();
    }

    public function answer(string $id, string $text): void
    {
        $text = trim($text);
        if ($text === '') {
            return;
        }
        $this->client->chain('v3/merchant-service/complaints-v2/{complaint_id}/response')->post([
            'complaint_id' => $id,
            'json' => ['complainted_mchid' => $this->mchid, 'response_content' => $text],
        ]);
    }
}

$complaints = new Complaints($instance, '1900000109');
echo $complaints->list('2024-01-01', '2024-01-31', 2), "\n";
$complaints->answer('200201820200101080076610000', '  We are sorry.  ');
$complaints->answer('200201820200101080076610001', '   ');
