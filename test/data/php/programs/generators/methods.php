<?php

interface Source
{
    public function rows(): \Generator;
}

class Pages implements Source
{
    private array $seen = [];

    public function __construct(private array $pages) {}

    public function rows(): \Generator
    {
        foreach ($this->pages as $number => $page) {
            $this->seen[] = $number;
            yield from $page;
        }
    }

    public static function range(int $from, int $to, int $step = 1)
    {
        for ($i = $from; $i <= $to; $i += $step) {
            yield $i;
        }
    }

    public function seen(): array
    {
        return $this->seen;
    }

    public function labelled(string $label)
    {
        $got = yield $label => count($this->pages);
        return "$label:$got";
    }
}

class Fixed implements Source
{
    public function rows(): \Generator
    {
        yield 'only';
    }
}

function first(Source $source)
{
    foreach ($source->rows() as $row) {
        return $row;
    }
    return null;
}

$pages = new Pages([['a', 'b'], ['c']]);
foreach ($pages->rows() as $key => $row) {
    echo $key, $row, ' ';
}
echo json_encode($pages->seen()), first($pages), first(new Fixed()), json_encode($pages->seen()), "\n";
foreach (Pages::range(1, 9, 4) as $n) {
    echo $n, ' ';
}
$r = Pages::range(1, 2);
echo $r->current();
$r->next();
echo $r->current(), json_encode(iterator_to_array(Pages::range(3, 4))), "\n";
$l = $pages->labelled('x');
echo $l->key(), $l->current();
$l->send('y');
echo $l->getReturn(), "\n";
