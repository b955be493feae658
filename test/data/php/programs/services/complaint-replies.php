<?php

class ComplaintReplies
{
    private const TEMPLATES = ['late' => 'Dear {user}, your order {no} is on its way.', 'broken' => 'Dear {user}, we replace {no}.'];

    public function __construct(private $client, private string $mchid)
    {
    }

    public function reply(string $complaint, string $kind, array $values): string
    {
        $text = preg_replace_callback('/\{(\w+)\}/', fn (array $match) => $values[$match[1]] ?? '?', self::TEMPLATES[$kind]);
        $this->client->chain('v3/merchant-service/complaints-v2/{complaint_id}/response')
            ->post(['complaint_id' => $complaint, 'json' => ['complainted_mchid' => $this->mchid, 'response_content' => $text]]);
        return $text;
    }
}

$replies = new ComplaintReplies($instance, '1900000109');
echo $replies->reply('200201820200101080076610000', 'late', ['user' => '张三', 'no' => 'a-1']), "\n", $replies->reply('x', 'broken', []);
