"""What is learned for relations: labelled sentences, how they are split, how the model is fitted and measured."""
