<?php

final class Query
{
    private array $parameters = [];

    public function where(string $name, string|int|bool|null $value): self
    {
        $copy = clone $this;
        if ($value !== null) {
            $copy->parameters[$name] = is_bool($value) ? ($value ? 'true' : 'false') : $value;
        }
        return $copy;
    }

    public function page(int $number, int $size = 20): self
    {
        return $this->where('offset', ($number - 1) * $size)->where('limit', $size);
    }

    public function toArray(): array
    {
        return $this->parameters;
    }
}

$query = (new Query())->where('mchid', '1900000109')->where('state', null)->where('flag', false);
$instance->chain('v3/merchant-service/complaints-v2')->get(['query' => $query->page(3)->toArray()]);
echo http_build_query($query->toArray());
