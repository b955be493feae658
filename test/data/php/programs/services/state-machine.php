<?php

class OrderStates
{
    private const MOVES = ['NOTPAY' => ['SUCCESS', 'CLOSED'], 'SUCCESS' => ['REFUND'], 'CLOSED' => [], 'REFUND' => []];

    private array $history = ['NOTPAY'];

    public function can(string $next): bool
    {
        return in_array($next, self::MOVES[$this->current()], true);
    }

    public function current(): string
    {
        return $this->history[count($this->history) - 1];
    }

    public function to(string $next): static
    {
        if (!$this->can($next)) {
            throw new \DomainException($this->current() . " -> {$next}");
        }
        $this->history[] = $next;
        return $this;
    }

    public function history(): array
    {
        return $this->history;
    }
}

$states = new OrderStates();
$states->to('SUCCESS')->to('REFUND');
echo implode('>', $states->history());
try {
    $states->to('CLOSED');
} catch (\DomainException $e) {
    echo ' ', $e->getMessage();
}
