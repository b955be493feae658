<?php

class ApiError extends \Exception
{
    private array $context = [];

    public function withContext(array $context): static
    {
        $this->context = $context + $this->context;
        return $this;
    }

    public function describe(): string
    {
        return $this->message . '#' . $this->code . ' ' . json_encode($this->context);
    }
}

try {
    throw (new ApiError('refused', 3))->withContext(['no' => 'a'])->withContext(['step' => 2]);
} catch (ApiError $e) {
    echo $e->describe();
}
