<?php

class Page
{
    public function __construct(public array $items, public int $offset, public int $limit, public int $total)
    {
    }

    public function hasNext(): bool
    {
        return $this->offset + count($this->items) < $this->total;
    }

    public function next(): array
    {
        return ['offset' => $this->offset + $this->limit, 'limit' => $this->limit];
    }
}

class Complaints
{
    public function __construct(private $client)
    {
    }

    public function page(int $offset, int $limit): Page
    {
        $response = $this->client->chain('v3/merchant-service/complaints-v2')->get(['query' => ['limit' => $limit, 'offset' => $offset, 'begin_date' => '2024-01-01']]);
        $data = json_decode((string) $response->getBody(), true);
        return new Page($data['data'], $offset, $limit, $data['count']);
    }
}

$complaints = new Complaints($instance);
$page = $complaints->page(0, 1);
while (true) {
    echo $page->offset, '+', count($page->items), "\n";
    if (!$page->hasNext()) {
        break;
    }
    ['offset' => $offset, 'limit' => $limit] = $page->next();
    $page = $complaints->page($offset, $limit);
}
