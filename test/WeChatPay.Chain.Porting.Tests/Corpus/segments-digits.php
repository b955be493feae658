$instance->v3->applyment4sub->applyment->applymentId->_applyment_id_->get(['applyment_id' => 'x1']);
